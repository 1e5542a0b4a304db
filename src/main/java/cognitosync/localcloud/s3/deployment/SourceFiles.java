package cognitosync.localcloud.s3.deployment;

import cognitosync.localcloud.cloudformation.template.DeploymentException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files of one source of a deployment, by their path with forward slashes. */
final class SourceFiles {
    private SourceFiles() {}

    /** Of a folder, or of the zip file that a folder would have been uploaded as. */
    static Map<String, byte[]> of(Path source, DeploymentBudget budget) {
        try {
            return Files.isDirectory(source)
                    ? folder(source, budget)
                    : zip(source.toString(), read(source, budget.left()), budget);
        } catch (IOException | UncheckedIOException e) {
            throw new DeploymentException("the asset " + source + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** Of a zip file that was published. */
    static Map<String, byte[]> of(String name, byte[] zip, DeploymentBudget budget) {
        try {
            return zip(name, zip, budget);
        } catch (IOException e) {
            throw new DeploymentException("the asset " + name + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static Map<String, byte[]> folder(Path folder, DeploymentBudget budget) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path path : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                byte[] content = read(path, budget.left());
                budget.file(folder.toString(), name, content.length);
                files.put(name, content);
            }
        }
        return files;
    }

    private static byte[] read(Path file, long atMost) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(oneMoreThan(atMost));
        }
    }

    // So that what is too long can be told from what just fits.
    private static int oneMoreThan(long atMost) {
        return (int) Math.min(Integer.MAX_VALUE - 8L, atMost + 1);
    }

    private static Map<String, byte[]> zip(String file, byte[] bytes, DeploymentBudget budget) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readNBytes(oneMoreThan(budget.left()));
                budget.file(file, entry.getName(), content.length);
                if (!entry.isDirectory()) {
                    files.put(checked(file, entry.getName()), content);
                }
            }
        }
        if (files.isEmpty()) {
            throw new DeploymentException("the asset " + file + " is an empty zip file, or none at all.");
        }
        return files;
    }

    private static String checked(String file, String name) {
        if (name.startsWith("/") || List.of(name.split("/", -1)).contains("..")) {
            throw new DeploymentException("the asset " + file + " holds the path " + name + ", which leads out of it.");
        }
        return name;
    }
}
