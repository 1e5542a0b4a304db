package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.cloudformation.template.SystemParameters;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.Xml;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The stack that {@code cdk bootstrap} would have made. The local account is bootstrapped from the beginning, by this code and
 * not by a template.
 *
 * @param id its ARN
 * @param bucket name of the asset bucket
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping.html">Bootstrapping</a>
 */
record BootstrapStack(String id, String bucket) {
    static final String NAME = "CDKToolkit";

    static final String UUID_OF_NONE = "00000000-0000-4000-8000-000000000000";

    /** Why nothing can be changed, in the words that the command line looks for. */
    static final String NO_CHANGES = "The submitted information didn't contain changes. " + NAME
            + " belongs to the local cloud, which is already bootstrapped.";

    /** Whether the call names it. */
    boolean isMeant(QueryInput input) {
        return input.text("StackName").filter(this::isNamed).isPresent();
    }

    /** The ARN of a change set, which would change nothing. */
    String changeSet(String name) {
        return name.startsWith("arn:") ? name : id.replaceFirst(":stack/.*", ":changeSet/" + name + "/" + UUID_OF_NONE);
    }

    static AwsException refused() {
        return new AwsException("ValidationError", 400, NAME + " belongs to the local cloud and cannot be deleted.");
    }

    boolean isNamed(String nameOrId) {
        return nameOrId.equals(NAME) || nameOrId.equals(id);
    }

    void write(Xml xml) {
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put("BucketName", bucket);
        outputs.put("BucketDomainName", bucket + ".s3.amazonaws.com");
        // Named as on AWS; calls to ECR are refused, since it is not run here.
        outputs.put("ImageRepositoryName", bucket.replace("-assets-", "-container-assets-"));
        outputs.put("BootstrapVersion", SystemParameters.BOOTSTRAP_VERSION);
        xml.text("StackId", id)
                .text("StackName", NAME)
                .text("CreationTime", Instant.EPOCH)
                .text("StackStatus", "CREATE_COMPLETE");
        DescribeStacks.common(xml, false);
        DescribeStacks.pairs(xml, "Outputs", "Output", outputs);
    }
}
