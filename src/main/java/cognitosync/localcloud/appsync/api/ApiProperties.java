package cognitosync.localcloud.appsync.api;

import cognitosync.localcloud.appsync.runtime.CodeException;
import cognitosync.localcloud.appsync.runtime.ResolverRuntime;
import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the properties of a resource that belongs to an API, and refuses those that AppSync refuses.
 *
 * @param declaration in the template
 * @param apis that exist
 * @param objects for code and schemas that are assets
 * @param runtime that checks code
 */
record ApiProperties(Declaration declaration, GraphqlApis apis, S3Objects objects, ResolverRuntime runtime) {
    private static final Pattern NAME = Pattern.compile("[_A-Za-z][_0-9A-Za-z]*");
    private static final Pattern LOCATION = Pattern.compile("s3://([^/]+)/(.+)");

    DeploymentException refused(String reason) {
        return new DeploymentException(declaration.logicalId() + ": " + reason);
    }

    JsonNode at(String property) {
        return declaration.properties().path(property);
    }

    Optional<String> text(String property) {
        JsonNode value = at(property);
        return value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
    }

    String required(String property) {
        return text(property).orElseThrow(() -> refused("The property " + property + " is required."));
    }

    /** One of the values that AWS has, all but the supported of which are refused by name. */
    String oneOf(String property, Set<String> supported, String otherwise) {
        String value = text(property).orElse(otherwise);
        if (!supported.contains(value)) {
            throw refused("The " + property + " " + value + " is not supported here; use "
                    + String.join(" or ", supported.stream().sorted().toList()) + ".");
        }
        return value;
    }

    String name(String property) {
        String name = required(property);
        if (!NAME.matcher(name).matches()) {
            throw refused("The " + property + " " + name + " must match " + NAME + ".");
        }
        return name;
    }

    int number(String property, int most) {
        int value = text(property).isEmpty() ? 0 : at(property).asInt(-1);
        if (value < 0 || value > most) {
            throw refused("The " + property + " must be a number from 0 to " + most + ".");
        }
        return value;
    }

    GraphqlApi api() {
        String apiId = required("ApiId");
        return apis.find(apiId).orElseThrow(() -> refused("GraphQL API " + apiId + " not found."));
    }

    void requireDataSource(GraphqlApi api, String name) {
        if (!api.dataSources().containsKey(name)) {
            throw refused("No data source found named " + name + ".");
        }
    }

    /** A text that the template has, or an object of S3. */
    String content(String inline, String location) {
        Optional<String> text = text(inline);
        Optional<String> address = text(location);
        if (text.isPresent() == address.isPresent()) {
            throw refused("Either " + inline + " or " + location + " is required.");
        }
        return text.orElseGet(() -> object(address.orElseThrow()));
    }

    private String object(String address) {
        Matcher matcher = LOCATION.matcher(address);
        Optional<byte[]> content =
                matcher.matches() ? objects.content(matcher.group(1), matcher.group(2)) : Optional.empty();
        return content.map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> refused("There is no object at " + address + "."));
    }

    /** Code of the runtime APPSYNC_JS, checked. */
    String code() {
        JsonNode named = at("Runtime");
        if (!named.path("Name").asText().equals("APPSYNC_JS")
                || !named.path("RuntimeVersion").asText().equals("1.0.0")) {
            throw refused("The Runtime must be APPSYNC_JS, version 1.0.0.");
        }
        String code = content("Code", "CodeS3Location");
        try {
            runtime.check(code);
        } catch (CodeException e) {
            throw new DeploymentException(declaration.logicalId() + ": " + e.getMessage(), e);
        }
        return code;
    }
}
