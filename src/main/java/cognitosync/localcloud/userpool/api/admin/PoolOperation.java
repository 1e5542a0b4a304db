package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.gateway.JsonApi.JsonOperation;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * An operation of administrators on one pool: policies must allow it on the ARN of the pool.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html">Actions and
 *     resources</a>
 */
interface PoolOperation extends JsonOperation {
    Directory directory();

    @Override
    default Optional<String> resource(ObjectNode body) {
        return Optional.of(directory().arn(body));
    }
}
