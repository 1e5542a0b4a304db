package cognitosync.bench;

import cognitosync.infra.TestTable;
import java.util.Map;

/**
 * <a href="https://github.com/architect/dynalite">dynalite</a> in memory, with the same table as the local cloud. It requires signatures,
 * but does not verify them.
 */
record Dynalite(ServerProcess process, int port) implements AutoCloseable {
    static final String VERSION = "4.0.0";

    private static final String TABLE = """
            {"TableName":"%s","BillingMode":"PAY_PER_REQUEST",\
            "AttributeDefinitions":[{"AttributeName":"owner","AttributeType":"S"},{"AttributeName":"item","AttributeType":"S"}],\
            "KeySchema":[{"AttributeName":"owner","KeyType":"HASH"},{"AttributeName":"item","KeyType":"RANGE"}]}""";

    static Dynalite start(Workplace workplace, Signer signer, Person person) {
        String program = PeerInstallation.npm("dynalite", VERSION)
                .toAbsolutePath()
                .resolve("node_modules/dynalite/cli.js")
                .toString();
        int port = PeerInstallation.freePort();
        ProcessBuilder command = new ProcessBuilder(
                        "node",
                        program,
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--createTableMs",
                        "0")
                .directory(workplace.folder().toFile());
        command.environment().putAll(Map.of("NODE_ENV", "production"));
        Dynalite dynalite = new Dynalite(
                ServerProcess.start(command, workplace.resolve("dynalite.log"), () -> PeerInstallation.answers(port)),
                port);
        new TableLoad(port, signer).answer(signer.dynamoDb(person, "CreateTable", TABLE.formatted(TestTable.NAME)));
        return dynalite;
    }

    @Override
    public void close() {
        process.close();
    }
}
