package cognitosync.bench;

import cognitosync.localcloud.http.LoopbackServer;
import cognitosync.localcloud.http.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** The product's HTTP server with an endpoint that answers the bytes of a file: what the server itself costs. */
final class ConstantMain {
    private ConstantMain() {}

    /** Takes the file to answer and the file to write the port to. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        byte[] body = Files.readAllBytes(Path.of(arguments[0]));
        LoopbackServer server = LoopbackServer.bind(0, "constant");
        server.start(Set.of("localhost"), 8 * 1024 * 1024, request -> Response.of(200, "application/json", body));
        Path draft = Path.of(arguments[1] + ".draft");
        Files.writeString(draft, Integer.toString(server.port()));
        Files.move(draft, Path.of(arguments[1]), StandardCopyOption.ATOMIC_MOVE);
        new CountDownLatch(1).await();
    }
}
