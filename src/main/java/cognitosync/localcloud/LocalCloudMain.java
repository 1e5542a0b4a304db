package cognitosync.localcloud;

import cognitosync.localcloud.account.OptionException;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.http.PortTakenException;
import cognitosync.localcloud.store.StoreException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** Runs the local cloud until Ctrl-C or TERM ends it; a failure to start is one sentence and exit code 1. */
public final class LocalCloudMain {
    private LocalCloudMain() {}

    /** Takes no arguments: options are system properties, so that {@code mvn -D…} reaches them. */
    public static void main(String[] arguments) throws InterruptedException {
        long began = System.nanoTime();
        try {
            LocalCloudOptions options = LocalCloudOptions.from(System::getProperty);
            LocalCloud cloud = LocalCloud.start(options, InstantSource.system(), LocalCloudMain::print);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cloud, options), "local-cloud-stop"));
            print(cloud.banner(Duration.ofNanos(System.nanoTime() - began)));
        } catch (OptionException | PortTakenException | DeploymentException | StoreException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    private static void stop(LocalCloud cloud, LocalCloudOptions options) {
        cloud.close();
        print(StartupBanner.farewell(options));
    }

    private static void print(String text) {
        System.out.println(text);
        System.out.flush();
    }
}
