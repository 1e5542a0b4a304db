package cognitosync.journey;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
        for (String port : List.of("local.website.port", "local.signin.port", "local.api.port")) {
            command.add("-D" + port + "=" + options.getOrDefault(port, "0"));
        }
        command.add("-Dlocal.data=" + data);
        options.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add(mainClass);
        return command;
    }
}
