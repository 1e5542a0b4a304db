package cognitosync.journey;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a {@link LocalCloudProcess} is started with.
 *
 * @param mainClass the program
 * @param data folder of everything durable
 * @param options further system properties, without the {@code -D}; ports are free ones unless given here
 */
record LocalCloudSetup(String mainClass, Path data, Map<String, String> options) {

    LocalCloudSetup {
        options = Map.copyOf(options);
    }

    /** The local cloud with this cloud assembly. */
    static LocalCloudSetup of(Path data, Path assembly) {
        return new LocalCloudSetup(
                "cognitosync.localcloud.LocalCloudMain", data, Map.of("local.assembly", assembly.toString()));
    }

    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
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
