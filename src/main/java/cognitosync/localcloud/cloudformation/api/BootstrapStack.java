package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.cloudformation.SystemParameters;
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

    boolean isNamed(String nameOrId) {
        return nameOrId.equals(NAME) || nameOrId.equals(id);
    }

    void write(Xml xml) {
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put("BucketName", bucket);
        outputs.put("BucketDomainName", bucket + ".s3.amazonaws.com");
        outputs.put("BootstrapVersion", SystemParameters.BOOTSTRAP_VERSION);
        xml.text("StackId", id)
                .text("StackName", NAME)
                .text("CreationTime", Instant.EPOCH)
                .text("StackStatus", "CREATE_COMPLETE");
        StackXml.common(xml);
        StackXml.pairs(xml, "Outputs", "Output", outputs);
    }
}
