package cognitosync.localcloud;

import cognitosync.localcloud.cloudformation.DeploymentException;
import cognitosync.localcloud.http.PortTakenException;
import cognitosync.localcloud.store.StoreException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** Runs the local cloud until Ctrl-C or TERM ends it; what stops it from starting is one sentence and exit code 1. */
public final class LocalCloudMain {
    private LocalCloudMain() {}

    /** Takes no arguments: options are system properties, so that {@code mvn -D…} reaches them. */
    public static void main(String[] arguments) throws InterruptedException {
        long began = System.nanoTime();
        try {
            LocalCloud cloud = LocalCloud.start(LocalCloudOptions.from(System::getProperty), InstantSource.system());
            Runtime.getRuntime().addShutdownHook(new Thread(cloud::close, "local-cloud-end"));
            System.out.println(cloud.greeting(Duration.ofNanos(System.nanoTime() - began)));
            System.out.flush();
        } catch (OptionException | PortTakenException | DeploymentException | StoreException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }
}
