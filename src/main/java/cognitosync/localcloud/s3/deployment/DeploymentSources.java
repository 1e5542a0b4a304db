package cognitosync.localcloud.s3.deployment;

import cognitosync.localcloud.cloudformation.assembly.AssetSource;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.s3.bucket.AssetBuckets;
import cognitosync.localcloud.s3.bucket.BucketObjects;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
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
                        + "; deploy with the CDK command line, or synthesize the assembly anew."));
    }

    private void publish(String bucket, String key, Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                // The same files give the same bytes.
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
}
