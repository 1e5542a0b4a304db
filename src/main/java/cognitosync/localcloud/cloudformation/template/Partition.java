package cognitosync.localcloud.cloudformation.template;

/**
 * The part of AWS that a region belongs to.
 *
 * @param id second field of its ARNs
 * @param urlSuffix what its host names end with
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html">Pseudo parameters</a>
 */
public record Partition(String id, String urlSuffix) {
    public static Partition of(String region) {
        if (region.startsWith("cn-")) {
            return new Partition("aws-cn", "amazonaws.com.cn");
        }
        return new Partition(region.startsWith("us-gov-") ? "aws-us-gov" : "aws", "amazonaws.com");
    }
}
