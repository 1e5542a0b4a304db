package cognitosync.journey.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CountDownLatch;

/** A program that behaves at start and end as the local cloud does, or as badly as the test asks it to. */
final class StandInMain {

    private StandInMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (Boolean.getBoolean("stand-in.fails")) {
            System.err.println("Port 4566 is taken.");
            System.exit(3);
        }
        if (Boolean.getBoolean("stand-in.stubborn")) {
            Runtime.getRuntime().addShutdownHook(new Thread(StandInMain::waitForEver));
        }
        Path data = Path.of(System.getProperty("local.data"));
        Path draft = Files.writeString(
                data.resolve("outputs.json.new"),
                "{\"CognitoSync\": {\"SiteUrl\": \"http://localhost:%s/index.html\"},"
                                .formatted(System.getProperty("local.website.port"))
                        + " \"LocalCloud\": {\"ApiEndpoint\": \"http://localhost:1\"}}");
        System.out.println("up");
        Files.move(draft, data.resolve("outputs.json"), StandardCopyOption.ATOMIC_MOVE);
        waitForEver();
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
