package cognitosync.bench;

/** What a reader of the report has to know. */
final class Explained {
    static final String INTRODUCTION = """
            Measured with `mvn -Pbench -Dbench.write=true`. Every server is a process of its own on loopback, and so is the load: one \
            thread that plays all clients over HTTP/1.1 keep-alive connections, each with one request under way. Load and servers share \
            the processors. Requests are signed beforehand with the AWS SDK's signer and verified by the server each time; the role of \
            the template decides each time. A dataset holds one record, the product's colour. A ListRecords is signed once per client and \
            sent again and again. An UpdateRecords needs a sync session token of its own: as many ListRecords go before, outside the \
            measured time, as updates follow; every client writes to the dataset of its own identity; afterwards the counters are \
            compared with what was answered. The product runs from a jar, with its classes in an archive that an earlier process left \
            (`-XX:SharedArchiveFile`). Servers are warmed up first, unless their start is what is measured. One person signs up \
            at the sign-in pages; the other identities are copies of that person's rows.""";

    private Explained() {}
}
