package cognitosync.localcloud.sync.push;

import cognitosync.localcloud.sync.api.Shapes;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Push synchronization of a pool (<a
 * href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_PushSync.html">PushSync</a>): kept, never delivered.
 *
 * @param applicationArns platform applications of SNS
 * @param roleArn role that would publish to them
 */
public record PushSync(List<String> applicationArns, Optional<String> roleArn) {
    public PushSync {
        applicationArns = List.copyOf(applicationArns);
    }

    /** A structure without members takes the configuration away. */
    boolean isEmpty() {
        return applicationArns.isEmpty() && roleArn.isEmpty();
    }

    /** Whether one of the applications is for that platform, which its ARN names. */
    boolean serves(String platform) {
        return applicationArns.stream().anyMatch(arn -> arn.contains(":app/" + platform + "/"));
    }

    /** The structure as the API writes it and as it is stored. */
    ObjectNode json() {
        ObjectNode json = Shapes.structure();
        ArrayNode arns = json.putArray("ApplicationArns");
        applicationArns.forEach(arns::add);
        roleArn.ifPresent(arn -> json.put("RoleArn", arn));
        return json;
    }
}
