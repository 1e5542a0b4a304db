package cognitosync.localcloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of a fixture that is registered as a JUnit extension: made with it, deleted after the test. */
public final class FixtureFolder {
    private FixtureFolder() {}

    /** Makes an empty one. */
    public static Path create() {
        try {
            return Files.createTempDirectory("fixture-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes one with everything in it. */
    public static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
