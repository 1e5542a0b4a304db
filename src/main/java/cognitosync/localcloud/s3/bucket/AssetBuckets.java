package cognitosync.localcloud.s3.bucket;

import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.names.Bootstrap;
import cognitosync.localcloud.s3.bucket.Buckets.Bucket;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The buckets, those for assets among them, which {@code cdk bootstrap} would have made: each is made
 * when it is first looked up.
 *
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html">Resources of the bootstrap stack</a>
 */
public final class AssetBuckets {
    private final Buckets buckets;
    private final Pattern name;
    private final String region;

    public AssetBuckets(Buckets buckets, Account account) {
        this.buckets = buckets;
        this.name = new Bootstrap(account).assetBuckets();
        this.region = account.region();
    }

    public Optional<Bucket> find(String bucketName) {
        Optional<Bucket> found = buckets.find(bucketName);
        if (found.isPresent() || !name.matcher(bucketName).matches()) {
            return found;
        }
        buckets.save(
                new Bucket(bucketName, region, Optional.empty(), new Bucket.PublicAccessBlock(true, true), Map.of()));
        return buckets.find(bucketName);
    }
}
