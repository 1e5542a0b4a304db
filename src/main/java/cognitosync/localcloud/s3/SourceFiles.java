package cognitosync.localcloud.s3;

import cognitosync.localcloud.cloudformation.DeploymentException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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
    private static final int MOST_BYTES = 256 * 1024 * 1024;

    private SourceFiles() {}

    /** Of a folder, or of the zip file that a folder would have been uploaded as. */
    static Map<String, byte[]> of(Path source) {
        try {
            return Files.isDirectory(source)
                    ? folder(source)
                    : zip(source.toString(), Files.readAllBytes(source), MOST_BYTES);
        } catch (IOException e) {
            throw new DeploymentException("the asset " + source + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** Of a zip file that was published. */
    static Map<String, byte[]> of(String name, byte[] zip) {
        return of(name, zip, MOST_BYTES);
    }

    /** The same, where all files together have at most so many bytes. */
    static Map<String, byte[]> of(String name, byte[] zip, int mostBytes) {
        try {
            return zip(name, zip, mostBytes);
        } catch (IOException e) {
            throw new DeploymentException("the asset " + name + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static Map<String, byte[]> folder(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            paths = walk.filter(Files::isRegularFile).toList();
        }
        for (Path path : paths) {
            files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
        }
        return files;
    }

    private static Map<String, byte[]> zip(String file, byte[] bytes, int mostBytes) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        int left = mostBytes;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    byte[] content = zip.readNBytes(left + 1);
                    left -= content.length;
                    // A small zip file can hold more than the memory does, whatever sizes its entries name.
                    if (left < 0) {
                        throw new DeploymentException("the asset " + file + " unpacks to more than " + mostBytes
                                + " bytes, which is the most that is taken here, at its file " + entry.getName() + ".");
                    }
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
