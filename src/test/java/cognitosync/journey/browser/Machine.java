package cognitosync.journey.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What decides which browsers can be used here.
 *
 * @param osName the system property {@code os.name}
 * @param osRelease see <a href="https://www.freedesktop.org/software/systemd/man/latest/os-release.html">os-release</a>;
 *     empty where there is none
 * @param root whether packages may be installed by this process
 * @param programs where the programs are that were found
 */
record Machine(String osName, Map<String, String> osRelease, boolean root, Map<Program, Path> programs) {

    private static final Path OS_RELEASE = Path.of("/etc/os-release");
    private static final Path THIS_PROCESS = Path.of("/proc/self");

    Machine {
        osRelease = Map.copyOf(osRelease);
        programs = Map.copyOf(programs);
    }

    /** This machine, as it is now. */
    static Machine look() {
        try {
            Map<String, String> release = Files.exists(OS_RELEASE) ? parse(Files.readAllLines(OS_RELEASE)) : Map.of();
            boolean root = Files.exists(THIS_PROCESS)
                    && Integer.valueOf(0).equals(Files.getAttribute(THIS_PROCESS, "unix:uid"));
            Map<Program, Path> programs = new EnumMap<>(Program.class);
            for (Program program : Program.values()) {
                find(program).ifPresent(path -> programs.put(program, path));
            }
            return new Machine(System.getProperty("os.name"), release, root, programs);
        } catch (IOException e) {
            throw new UncheckedIOException("Which system this is could not be read from " + OS_RELEASE, e);
        }
    }

    static Map<String, String> parse(List<String> osRelease) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : osRelease) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                values.put(line.substring(0, equals), line.substring(equals + 1).replaceAll("^[\"']|[\"']$", ""));
            }
        }
        return values;
    }

    boolean isDebianOrUbuntu() {
        return isNamed("debian") || isUbuntu();
    }

    /** Ubuntu and what is made from it. */
    boolean isUbuntu() {
        return isNamed("ubuntu");
    }

    boolean isMac() {
        return osName.startsWith("Mac");
    }

    boolean has(Program program) {
        return programs.containsKey(program);
    }

    Optional<Path> program(Program program) {
        return Optional.ofNullable(programs.get(program));
    }

    private boolean isNamed(String distribution) {
        String names = osRelease.getOrDefault("ID", "") + " " + osRelease.getOrDefault("ID_LIKE", "");
        return List.of(names.split(" ")).contains(distribution);
    }

    private static Optional<Path> find(Program program) throws IOException {
        for (String place : program.places()) {
            Optional<Path> found = place.contains("/") ? glob(place) : onPath(place);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> onPath(String name) {
        Stream<String> folders =
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return Stream.concat(folders, Stream.of("/usr/bin", "/usr/local/bin"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** One star at most, standing for a whole folder name. */
    private static Optional<Path> glob(String place) throws IOException {
        int star = place.indexOf("*/");
        if (star < 0) {
            return Optional.of(Path.of(place)).filter(Files::isExecutable);
        }
        Path parent = Path.of(place.substring(0, star));
        if (!Files.isDirectory(parent)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, Files::isDirectory)) {
            for (Path folder : folders) {
                Path candidate = folder.resolve(place.substring(star + 2));
                if (Files.isExecutable(candidate)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }
}
