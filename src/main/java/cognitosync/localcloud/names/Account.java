package cognitosync.localcloud.names;

/**
 * An AWS account in one of its regions.
 *
 * @param id twelve digits
 * @param region such as {@code eu-west-1}
 */
public record Account(String id, String region) {
    /**
     * The partition of the region: the second field of its ARNs.
     *
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html">Pseudo parameters</a>
     */
    public String partition() {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : Arn.AWS;
    }

    /** What the host names of the region's partition end with. */
    public String urlSuffix() {
        return region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    }

    /** The ARN of something that the account has in this region. */
    public Arn arn(String service, String resource) {
        return new Arn(Arn.AWS, service, region, id, resource);
    }

    /** The ARN of something that the account has in no region: a role, a session of one. */
    public Arn globalArn(String service, String resource) {
        return new Arn(Arn.AWS, service, "", id, resource);
    }
}
