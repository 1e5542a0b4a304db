package cognitosync.localcloud.cloudformation.assembly;

import cognitosync.localcloud.cloudformation.template.Template;
import cognitosync.localcloud.names.Account;
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
}
