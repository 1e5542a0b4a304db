package cognitosync.localcloud.cloudformation.assembly;

import cognitosync.localcloud.cloudformation.template.Partition;
import cognitosync.localcloud.names.Account;
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
    String bucketNameIn(Account account) {
        return bucketName
                .replace("${AWS::AccountId}", account.id())
                .replace("${AWS::Region}", account.region())
                .replace("${AWS::Partition}", Partition.of(account.region()).id());
    }
}
