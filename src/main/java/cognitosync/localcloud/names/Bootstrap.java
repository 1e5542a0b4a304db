package cognitosync.localcloud.names;

import java.util.regex.Pattern;

/**
 * The names of what {@code cdk bootstrap} makes in an account.
 *
 * @param account that is bootstrapped
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html">CDK bootstrapping</a>
 */
public record Bootstrap(Account account) {
    private static final String QUALIFIER = "[A-Za-z0-9_-]{1,10}";
    private static final String QUALIFIER_OF_PARAMETER = "[A-Za-z0-9]{1,10}";
    // Names of buckets have no capitals.
    private static final String QUALIFIER_OF_BUCKET = "[a-z0-9]{1,10}";
    private static final String DEFAULT_QUALIFIER = "hnb659fds";

    /** The name of the parameter that has the version of the bootstrap stack, whatever the qualifier. */
    public static final Pattern VERSION_PARAMETER =
            Pattern.compile("/cdk-bootstrap/" + QUALIFIER_OF_PARAMETER + "/version");

    /** The bucket for assets, with the qualifier that the CDK uses unless told otherwise. */
    public String assetBucket() {
        return assetBucket(DEFAULT_QUALIFIER);
    }

    /** The name of a bucket for assets, whatever the qualifier. */
    public Pattern assetBuckets() {
        return Pattern.compile(assetBucket(QUALIFIER_OF_BUCKET));
    }

    private String assetBucket(String qualifier) {
        return "cdk-" + qualifier + "-assets-" + account.id() + "-" + account.region();
    }

    /**
     * The ARN of a role, whatever the qualifier; its first group is the name.
     *
     * @param purpose such as {@code deploy}, or a regular expression without groups
     */
    public Pattern roles(String purpose) {
        return Pattern.compile("arn:[a-z-]+:iam::" + account.id() + ":role/(cdk-" + QUALIFIER + "-(?:" + purpose
                + ")-role-" + account.id() + "-" + account.region() + ")");
    }
}
