package cognitosync.localcloud.cloudformation.assembly;

import cognitosync.localcloud.cloudformation.template.Template;
import cognitosync.localcloud.names.Account;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One stack of a cloud assembly.
 *
 * @param name such as {@code CognitoSync}
 * @param template its template
 * @param parameters values for the template's parameters
 * @param tags of the stack
 * @param isProtected whether it has termination protection
 * @param assets files that its template names
 */
public record AssemblyStack(
        String name,
        Template template,
        Map<String, String> parameters,
        Map<String, String> tags,
        boolean isProtected,
        List<FileAsset> assets) {
    /** Takes copies. */
    public AssemblyStack {
        parameters = Map.copyOf(parameters);
        tags = Map.copyOf(tags);
        assets = List.copyOf(assets);
    }

    /** Where its assets are once they are published to this account, as {@code cdk deploy} does first. */
    public AssetSource published(Account account) {
        return (bucketName, objectKey) -> assets.stream()
                .filter(asset -> asset.objectKey().equals(objectKey)
                        && asset.bucketNameIn(account).equals(bucketName))
                .map(FileAsset::source)
                .findFirst();
    }

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
                    .replace("${AWS::Partition}", account.partition());
        }
    }
}
