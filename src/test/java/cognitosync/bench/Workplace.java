package cognitosync.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of one run, removed with it. */
record Workplace(Path folder) implements AutoCloseable {
    static Workplace make() {
        try {
            Path target = Files.createDirectories(Path.of("target"));
            return new Workplace(Files.createTempDirectory(target, "bench-"));
        } catch (IOException e) {
            throw new BenchException("No folder can be made in target: " + e.getMessage(), e);
        }
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    /** A copy of a data folder whose server has ended. */
    Path copy(Path data, String name) {
        Path copy = folder.resolve(name);
        try (Stream<Path> files = Files.list(data)) {
            Files.createDirectory(copy);
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
            return copy;
        } catch (IOException e) {
            throw new BenchException("The folder " + data + " cannot be copied: " + e.getMessage(), e);
        }
    }

    /** Copies a folder recursively. */
    Path copyAll(Path folderToCopy, String name) {
        Path copy = folder.resolve(name);
        try (Stream<Path> files = Files.walk(folderToCopy)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(folderToCopy.relativize(file)));
            }
            return copy;
        } catch (IOException e) {
            throw new BenchException("The folder " + folderToCopy + " cannot be copied: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
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
