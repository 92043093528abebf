"""Stories by the thousand -> a record each, in shards: streamed in, made on all cores or a cluster, streamed out.

`work.make_record` is what is done to one story; `engine` is the only module that knows where it is done.
"""
