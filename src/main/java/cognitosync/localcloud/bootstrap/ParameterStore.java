package cognitosync.localcloud.bootstrap;

import cognitosync.localcloud.gateway.ErrorProtocol;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.gateway.JsonApi;
import cognitosync.localcloud.gateway.JsonApi.JsonOperation;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /**
     * Reads a parameter.
     *
     * @param account whose parameters they are
     * @param values value by name
     * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html">GetParameter</a>
     */
    record GetParameter(Account account, Function<String, Optional<String>> values) implements JsonOperation {
        // No parameter here is a SecureString, so that nothing is there to decrypt.
        private static final Set<String> MEMBERS = Set.of("Name", "WithDecryption");

        @Override
        public Optional<String> resource(ObjectNode input) {
            return Optional.of(arn(name(input)));
        }

        @Override
        public ObjectNode answer(ObjectNode input) {
            input.fieldNames().forEachRemaining(member -> {
                if (!MEMBERS.contains(member)) {
                    throw new AwsException(
                            "ValidationException",
                            400,
                            "The local cloud does not support the member " + member
                                    + " of GetParameter. Leave it out.");
                }
            });
            String name = name(input);
            String value = values.apply(name)
                    .orElseThrow(
                            () -> new AwsException("ParameterNotFound", 400, "There is no parameter " + name + "."));
            ObjectNode answer = JsonProtocol.MAPPER.createObjectNode();
            answer.putObject("Parameter")
                    .put("ARN", arn(name))
                    .put("DataType", "text")
                    .put("Name", name)
                    .put("Type", "String")
                    .put("Value", value)
                    .put("Version", 1);
            return answer;
        }

        private String arn(String name) {
            return account.arn(ParameterStore.SERVICE, "parameter" + name).toString();
        }

        private static String name(ObjectNode input) {
            String name = input.path("Name").asText();
            if (name.isEmpty() || name.length() > 2_048) {
                throw new AwsException(
                        "ValidationException", 400, "The parameter needs a Name of 1 to 2048 characters.");
            }
            return name;
        }
    }
}
