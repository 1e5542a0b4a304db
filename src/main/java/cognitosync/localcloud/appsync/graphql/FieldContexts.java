package cognitosync.localcloud.appsync.graphql;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.appsync.runtime.ResolverContext;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.names.Arn;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.AstPrinter;
import graphql.language.Field;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What resolvers get as {@code ctx}: the same for the whole request, and of one field.
 *
 * @param identity of the caller
 * @param request headers and domain name
 * @param env the environment variables of the API
 * @param variables of the request, as sent
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html">Context reference</a>
 */
record FieldContexts(JsonNode identity, JsonNode request, JsonNode env, JsonNode variables) {
    private static final String METHODS = "cognito-identity.amazonaws.com:amr";

    static FieldContexts of(Caller caller, Request http, Map<String, String> environment, JsonNode variables) {
        return new FieldContexts(
                identity(caller), request(http), JsonProtocol.MAPPER.valueToTree(environment), variables);
    }

    /** Of a caller with IAM credentials; those of Cognito have a name for each identity. */
    private static ObjectNode identity(Caller caller) {
        ObjectNode identity = JsonNodeFactory.instance.objectNode();
        identity.put("accountId", Arn.parse(caller.arn()).account());
        Caller.Identity user = caller instanceof Caller.Identity known ? known : null;
        List<String> methods = user == null ? List.of() : user.context().getOrDefault(METHODS, List.of());
        identity.put("cognitoIdentityPoolId", user == null ? null : user.identityPoolId());
        identity.put("cognitoIdentityId", user == null ? null : user.identityId());
        // Requests come from this machine only.
        identity.putArray("sourceIp").add("127.0.0.1");
        identity.put("username", caller.userId());
        identity.put("userArn", caller.arn());
        identity.put("cognitoIdentityAuthType", methods.isEmpty() ? null : methods.get(0));
        String providers =
                methods.stream().skip(1).map(name -> '"' + name + '"').collect(Collectors.joining(","));
        identity.put("cognitoIdentityAuthProvider", providers.isEmpty() ? null : providers);
        return identity;
    }

    private static ObjectNode request(Request http) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ObjectNode headers = request.putObject("headers");
        http.headers().names().forEach(name -> http.headers()
                .first(name)
                .ifPresent(value -> headers.put(name.toLowerCase(Locale.ROOT), value)));
        request.putNull("domainName");
        return request;
    }

    ResolverContext of(DataFetchingEnvironment field, JsonNode arguments) {
        JsonNode source =
                field.getSource() instanceof ResultValues.Members members ? members.json() : NullNode.getInstance();
        return ResolverContext.of(arguments, identity, source, info(field), request, env);
    }

    static JsonNode arguments(DataFetchingEnvironment field) {
        return JsonProtocol.MAPPER.valueToTree(field.getArguments());
    }

    private ObjectNode info(DataFetchingEnvironment field) {
        ObjectNode info = JsonNodeFactory.instance.objectNode();
        info.put("fieldName", field.getFieldDefinition().getName());
        info.put("parentTypeName", GraphQLTypeUtil.simplePrint(field.getParentType()));
        info.set("variables", variables);
        info.set(
                "selectionSetList",
                JsonProtocol.MAPPER.valueToTree(Selection.of(field).paths()));
        info.put(
                "selectionSetGraphQL",
                field.getMergedField().getFields().stream()
                        .map(Field::getSelectionSet)
                        .filter(Objects::nonNull)
                        .map(AstPrinter::printAst)
                        .collect(Collectors.joining("\n")));
        return info;
    }
}
