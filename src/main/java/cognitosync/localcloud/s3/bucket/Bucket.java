package cognitosync.localcloud.s3.bucket;

import java.util.Map;
import java.util.Optional;

/**
 * A bucket and its settings.
 *
 * @param name unique
 * @param region where it is
 * @param website present where it is a website
 * @param publicAccess which public policies are blocked
 * @param tags its tags
 */
public record Bucket(
        String name,
        String region,
        Optional<WebsiteConfiguration> website,
        PublicAccessBlock publicAccess,
        Map<String, String> tags) {
    /**
     * What makes a bucket a website.
     *
     * @param indexDocument what stands for a folder
     * @param errorDocument what is shown instead of an error, if anything
     */
    public record WebsiteConfiguration(String indexDocument, Optional<String> errorDocument) {}

    /**
     * The half of block public access that is about policies; the other half is about ACLs, which do not exist here.
     *
     * @param blockPublicPolicy a public policy is refused
     * @param restrictPublicBuckets a public policy counts for nobody outside the account
     */
    public record PublicAccessBlock(boolean blockPublicPolicy, boolean restrictPublicBuckets) {}

    public Bucket {
        tags = Map.copyOf(tags);
    }

    public static String arn(String name) {
        return "arn:aws:s3:::" + name;
    }

    public String arn() {
        return arn(name);
    }

    public String arnOf(String key) {
        return arn() + "/" + key;
    }
}
