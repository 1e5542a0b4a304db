package cognitosync.localcloud.cloudformation.assembly;

import cognitosync.localcloud.cloudformation.template.Partition;
import java.nio.file.Path;

/**
 * A file or folder that {@code cdk deploy} uploads before the stack is deployed.
 *
 * @param bucketName of the asset bucket, with placeholders for account, region and partition
 * @param objectKey such as {@code HASH.zip}
 * @param source the file, or the folder to be zipped
 */
public record FileAsset(String bucketName, String objectKey, Path source) {
    /** The name with the placeholders filled in. */
    String bucketNameIn(String accountId, String region) {
        return bucketName
                .replace("${AWS::AccountId}", accountId)
                .replace("${AWS::Region}", region)
                .replace("${AWS::Partition}", Partition.of(region).id());
    }
}
