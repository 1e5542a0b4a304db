package cognitosync.localcloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A policy, read once and strictly: an element that is unknown here is refused by its name instead of being passed over.
 *
 * @param name for people, such as the name of the inline policy
 * @param kind what it is attached to
 * @param statements in order
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar of the JSON policy language</a>
 */
public record PolicyDocument(String name, PolicyKind kind, List<Statement> statements) {
    private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");

    /** Takes a copy. */
    public PolicyDocument {
        statements = List.copyOf(statements);
    }

    /**
     * Reads a policy.
     *
     * @throws PolicyException where it is malformed, or says something unknown here
     */
    public static PolicyDocument parse(String name, PolicyKind kind, JsonNode document) {
        if (!document.isObject()) {
            throw new PolicyException("The policy " + name + " is not a JSON object.");
        }
        document.fieldNames().forEachRemaining(element -> {
            if (!ELEMENTS.contains(element)) {
                throw new PolicyException("The policy " + name + " has the unknown element " + element + ".");
            }
        });
        JsonNode statement = document.path("Statement");
        List<Statement> statements = new ArrayList<>();
        StatementParser parser = new StatementParser(name, kind, knowsVariables(name, document.path("Version")));
        for (JsonNode each : statement.isArray() ? statement : List.of(statement)) {
            statements.add(parser.parse(statements.size(), each));
        }
        if (statements.isEmpty()) {
            throw new PolicyException("The policy " + name + " has no statement.");
        }
        return new PolicyDocument(name, kind, statements);
    }

    // Policies of the older version, the default, take ${...} as it is written.
    private static boolean knowsVariables(String name, JsonNode version) {
        return switch (version.asText("")) {
            case "2012-10-17" -> true;
            case "2008-10-17", "" -> false;
            default ->
                throw new PolicyException(
                        "The policy " + name + " has the unknown version " + version + "; write \"2012-10-17\".");
        };
    }

    /**
     * Whether it lets everybody do something, in the sense of
     * <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html">block public access</a>.
     */
    public boolean isPublic() {
        return statements.stream().anyMatch(Statement::isPublic);
    }
}
