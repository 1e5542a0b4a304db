package cognitosync.localcloud.names;

/**
 * An AWS account in one of its regions.
 *
 * @param id twelve digits
 * @param region such as {@code eu-west-1}
 */
public record Account(String id, String region) {
    /** The ARN of something that the account has in this region. */
    public Arn arn(String service, String resource) {
        return new Arn(Arn.AWS, service, region, id, resource);
    }

    /** The ARN of something that the account has in no region: a role, a session of one. */
    public Arn globalArn(String service, String resource) {
        return new Arn(Arn.AWS, service, "", id, resource);
    }
}
