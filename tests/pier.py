"""What the articles on Pier 9 among the cases say (tests/cases): their headline and their sentences."""

from __future__ import annotations

PIER = "Harbour board votes to close Pier 9"
VOTE = (
    "The Larkport harbour board voted on Tuesday to close Pier 9, "
    "ending ninety years of ferry traffic from the old town to the islands."
)
COSTS = "Chairwoman Imogen Stroud said the pier needed repairs of 14 million crowns that the board could not pay."
QUOTE = (
    "“We have patched this structure for twenty years and the engineers tell us that it is finished,” "
    "Stroud said after the vote."
)
DISASTER = "The islanders’ council called the decision a disaster for the 2,300 people who commute by ferry every day."
COURT = "Its speaker, Tobias Renn, announced that the council would ask a court in Larkport to stop the closure."
FERRIES = "Ferries will use the new terminal at Gull Point from 1 March, which adds twenty minutes to each crossing."
GRANT = "The transport ministry offered a grant of 3 million crowns for buses between Gull Point and the old town."
SHOPS = (
    "Shopkeepers on the quay fear that they will lose a third of their customers when the boats no longer land there."
)
WHOLE = [VOTE, COSTS, QUOTE, DISASTER, COURT, FERRIES, GRANT, SHOPS]
PRINTED = [
    *WHOLE,
    "The engineering report, which the Larkport Herald has seen, describes considerable deterioration of the "
    "supporting structures and recommends immediate decommissioning.",
    "Representatives of the fishermen’s cooperative complained that nobody had consulted them about the "
    "reconstruction of the warehouses.",
    "The municipal administration announced an extraordinary assembly at which the inhabitants will discuss the "
    "consequences of the closure.",
    "Opposition councillor Jonas Vik accused the chairwoman of underestimating the difficulties, and demanded an "
    "independent investigation.",
    "A spokeswoman for the ministry confirmed that the environmental documentation for Gull Point remains incomplete.",
]
HOME = "home of the steamer Marigold, ending ninety years of ferry traffic to the islands."
LAYOUT = [
    f"The Larkport harbour board voted on Tuesday to close Pier 9, {HOME}",
    "Chairwoman Imogen Stroud told the Quay Gazette that the repairs, put at 14 million crowns, were beyond the board "
    "and its reserves.",
    DISASTER,
    COURT,
    FERRIES,
]
CARD = (
    "Chairwoman Imogen Stroud said on Tuesday that the Larkport harbour board would close Pier 9, "
    "ending ninety years of ferry traffic."
)
LIST = [VOTE, COSTS, FERRIES, GRANT, SHOPS, DISASTER, COURT]
MARKDOWN = [
    *(VOTE, COSTS, "Read the report.", FERRIES, GRANT),
    *("We have patched this structure for twenty years, Stroud said.", DISASTER),
]
