package cognitosync.localcloud.cloudformation.assembly;

import java.nio.file.Path;
import java.util.Optional;

/** Finds the files that were published to the asset bucket, before a template that names them is deployed. */
@FunctionalInterface
public interface AssetSource {
    /**
     * The asset.
     *
     * @param bucketName resolved name of the asset bucket
     * @param objectKey such as {@code HASH.zip}
     * @return a folder that stands for a zip file of it, or the file itself
     */
    Optional<Path> find(String bucketName, String objectKey);
}
