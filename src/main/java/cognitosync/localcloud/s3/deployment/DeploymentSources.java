package cognitosync.localcloud.s3.deployment;

import cognitosync.localcloud.cloudformation.assembly.AssetSource;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.s3.bucket.AssetBuckets;
import cognitosync.localcloud.s3.bucket.BucketObjects;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The files that bucket deployments unpack. What comes out of a folder is published to the asset bucket on the way, as
 * {@code cdk deploy} does first, so that a later run can deploy the stack again without the folder.
 *
 * @param assets folders and files that stand for published ones
 * @param buckets where the asset bucket is
 * @param objects of the asset bucket
 */
public record DeploymentSources(AssetSource assets, AssetBuckets buckets, BucketObjects objects) {
    // Zip files have no time zone; the first day that they can name.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** By path, with forward slashes. */
    Map<String, byte[]> files(String bucket, String key, DeploymentBudget budget) {
        Optional<Path> folder = assets.find(bucket, key);
        if (folder.isPresent()) {
            Map<String, byte[]> files = SourceFiles.of(folder.get(), budget);
            buckets.find(bucket).ifPresent(there -> publish(bucket, key, files));
            return files;
        }
        return objects.find(bucket, key)
                .map(object -> SourceFiles.of(key, object.bytes(), budget))
                .orElseThrow(() -> new DeploymentException("its source " + key + " was not published to " + bucket
                        + ". Deploy with the CDK command line, or synthesize the assembly again."));
    }

    private void publish(String bucket, String key, Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                // Equal files give equal bytes.
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A zip file in memory could not be written.", e);
        }
        TreeMap<String, String> headers = new TreeMap<>(Map.of("content-type", "application/zip"));
        objects.put(bucket, new BucketObjects.Upload(key, bytes.toByteArray(), headers));
    }

    /** The files of one source of a deployment, by their path with forward slashes. */
    static final class SourceFiles {
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

        // One byte more than the limit, to detect what exceeds it.
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
                throw new DeploymentException("the asset " + file + " is empty or not a zip file.");
            }
            return files;
        }

        private static String checked(String file, String name) {
            if (name.startsWith("/") || List.of(name.split("/", -1)).contains("..")) {
                throw new DeploymentException(
                        "the asset " + file + " contains the path " + name + ", which leads outside the archive.");
            }
            return name;
        }
    }
}
