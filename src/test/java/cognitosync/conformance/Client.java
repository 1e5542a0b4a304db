package cognitosync.conformance;

import java.nio.file.Path;

/** What the contract is checked with. All but the last are published clients, unmodified. */
enum Client {
    JAVA_V2("AWS SDK for Java v2", "Java v2"),
    JAVASCRIPT_V3("AWS SDK for JavaScript v3", "JavaScript v3"),
    SYNC_MANAGER("amazon-cognito-js 1.1.0 with AWS SDK for JavaScript v2", "amazon-cognito-js"),
    /** For what no client can be made to send: bytes of our own, signed. */
    RAW_HTTP("raw HTTP", "raw HTTP");

    private static final Path DRIVERS = Path.of("src", "test", "conformance");

    private final String title;
    private final String column;

    Client(String title, String column) {
        this.title = title;
        this.column = column;
    }

    String title() {
        return title;
    }

    /** Its head in the documented table. */
    String column() {
        return column;
    }

    /** The client at work; ended by its {@code close}. */
    SyncClient start(CloudUnderTest cloud) {
        return switch (this) {
            case JAVA_V2 -> new JavaClient(cloud);
            case JAVASCRIPT_V3 -> new NodeClient(cloud, NodeDriver.start(DRIVERS.resolve("sdk-v3.mjs")));
            case SYNC_MANAGER -> new NodeClient(cloud, NodeDriver.start(DRIVERS.resolve("sync-manager.mjs")));
            case RAW_HTTP -> throw new IllegalStateException("Raw requests need no client.");
        };
    }
}
