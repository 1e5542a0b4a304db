package cognitosync.journey.cloud;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a {@link LocalCloudProcess} is started with.
 *
 * @param mainClass the program
 * @param data folder of everything durable
 * @param options further system properties, without the {@code -D}; ports are free ones unless given here
 * @param flags of its JVM
 */
public record LocalCloudSetup(String mainClass, Path data, Map<String, String> options, List<String> flags) {

    private static final Logger LOG = LoggerFactory.getLogger(LocalCloudSetup.class);
    /** None lives long enough to profit from what the second compiler does. */
    private static final List<String> QUICK_TO_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final SecureRandom RANDOM = new SecureRandom();

    public LocalCloudSetup {
        options = Map.copyOf(options);
        flags = List.copyOf(flags);
    }

    public LocalCloudSetup(String mainClass, Path data, Map<String, String> options) {
        this(mainClass, data, options, List.of());
    }

    /** This setup in a JVM with these flags. */
    public LocalCloudSetup withFlags(String... more) {
        return new LocalCloudSetup(mainClass, data, options, List.of(more));
    }

    /** The local cloud with this cloud assembly. */
    public static LocalCloudSetup of(Path data, Path assembly) {
        return new LocalCloudSetup(
                "cognitosync.localcloud.LocalCloudMain",
                data,
                Map.of("local.assembly", assembly.toString()),
                QUICK_TO_START);
    }

    /** This setup with another assembly: an update. */
    public LocalCloudSetup updatedTo(Path assembly) {
        return with(Map.of("local.assembly", assembly.toString()));
    }

    /**
     * Ports that stay the same from start to start, so that an open page finds its cloud again. They are not from the
     * range that systems draw the ports of outgoing connections from: while the cloud is down no other process gets them.
     */
    public LocalCloudSetup withLastingPorts() {
        return with(Map.of(
                "local.website.port", unusedPort(),
                "local.signin.port", unusedPort(),
                "local.api.port", unusedPort()));
    }

    private LocalCloudSetup with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(options);
        all.putAll(more);
        return new LocalCloudSetup(mainClass, data, all, flags);
    }

    /** A port as above: no system gives it to an outgoing connection. */
    public static String unusedPort() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = 20_000 + RANDOM.nextInt(12_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return Integer.toString(socket.getLocalPort());
            } catch (IOException taken) {
                LOG.debug("Port {} is taken", port, taken);
            }
        }
        throw new IllegalStateException("A hundred ports between 20000 and 32000 are taken on this machine");
    }

    public List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(flags);
        // Newer Javas warn of SQLite's library otherwise, on the output that tests read.
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
        Map<String, String> properties = new TreeMap<>(Map.of(
                "local.website.port",
                "0",
                "local.signin.port",
                "0",
                "local.api.port",
                "0",
                "local.data",
                data.toString()));
        properties.putAll(options);
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add(mainClass);
        return command;
    }
}
