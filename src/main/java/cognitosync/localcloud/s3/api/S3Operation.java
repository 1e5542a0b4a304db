package cognitosync.localcloud.s3.api;

import cognitosync.localcloud.gateway.Gate.Operation;
import cognitosync.localcloud.http.Response;
import java.util.Optional;

/** One operation of the REST API, for callers with a key. */
public interface S3Operation extends Operation<S3Call.Target> {
    @Override
    default Optional<String> resource(S3Call.Target target) {
        return Optional.of(target.arn());
    }

    /** What it does with each member that a request may have. */
    RequestMembers members();

    /** Does it. */
    Response answer(S3Call call);
}
