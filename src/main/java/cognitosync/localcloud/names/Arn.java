package cognitosync.localcloud.names;

/**
 * An Amazon Resource Name.
 *
 * @param partition such as {@code aws}
 * @param service such as {@code iam}
 * @param region empty where the service has none
 * @param account twelve digits, empty where the name is unique without
 * @param resource all the rest, colons included
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">Amazon Resource Names</a>
 */
public record Arn(String partition, String service, String region, String account, String resource) {
    /** What every ARN begins with. */
    public static final String PREFIX = "arn:";

    /** The partition of the account. */
    public static final String AWS = "aws";

    /**
     * Reads an ARN.
     *
     * @throws IllegalArgumentException where the text is none
     */
    public static Arn parse(String text) {
        String[] parts = text.split(":", 6);
        if (parts.length < 6 || !isOne(text)) {
            throw new IllegalArgumentException("This is no ARN: " + text);
        }
        return new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]);
    }

    /** Whether a text that is a name or an ARN is the latter. */
    public static boolean isOne(String nameOrArn) {
        return nameOrArn.startsWith(PREFIX);
    }

    @Override
    public String toString() {
        return PREFIX + String.join(":", partition, service, region, account, resource);
    }
}
