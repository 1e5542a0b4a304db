package cognitosync.localcloud.sync.push;

import cognitosync.localcloud.sync.api.Shapes;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The stream of a pool (<a
 * href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_CognitoStreams.html">CognitoStreams</a>): kept, never
 * written to.
 *
 * @param streamName of Kinesis
 * @param roleArn role that would write to it
 * @param streamingStatus {@code ENABLED} or {@code DISABLED}
 */
public record CognitoStreams(Optional<String> streamName, Optional<String> roleArn, Optional<String> streamingStatus) {
    /** A structure without members takes the configuration away. */
    boolean isEmpty() {
        return streamName.isEmpty() && roleArn.isEmpty() && streamingStatus.isEmpty();
    }

    boolean isEnabled() {
        return streamingStatus.filter("ENABLED"::equals).isPresent();
    }

    /** The structure as the API writes it and as it is stored. */
    ObjectNode json() {
        ObjectNode json = Shapes.structure();
        streamName.ifPresent(name -> json.put("StreamName", name));
        roleArn.ifPresent(arn -> json.put("RoleArn", arn));
        streamingStatus.ifPresent(status -> json.put("StreamingStatus", status));
        return json;
    }
}
