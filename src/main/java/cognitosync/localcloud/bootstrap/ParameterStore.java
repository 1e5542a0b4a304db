package cognitosync.localcloud.bootstrap;

import cognitosync.localcloud.gateway.ErrorProtocol;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.gateway.JsonApi;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.protocol.JsonProtocol;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Systems Manager Parameter Store of the local account: one operation.
 *
 * @param account whose parameters they are
 * @param values value by name
 */
public record ParameterStore(Account account, Function<String, Optional<String>> values) {
    /** Its signing name. */
    public static final String SERVICE = "ssm";

    /** Its API. */
    public Endpoint endpoint(Gate gate) {
        return gate.open(new JsonApi(
                SERVICE,
                "AmazonSSM.",
                new ErrorProtocol.Json(JsonProtocol.AWS_JSON, "InternalServerError"),
                List.of(new GetParameter(account, values))));
    }
}
