package cognitosync.localcloud.access.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A policy, parsed strictly: an unknown element is refused by name instead of being ignored.
 *
 * @param name for people, such as the name of the inline policy
 * @param kind what it is attached to
 * @param statements in order
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar of the JSON policy language</a>
 */
public record PolicyDocument(String name, PolicyKind kind, List<Statement> statements) {
    private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");

    /** The largest quota of any policy, that of a bucket policy; matching its wildcards takes time in proportion. */
    private static final int MOST_CHARACTERS = 20_480;

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
        List<Statement> statements = new ArrayList<>();
        StatementParser parser = new StatementParser(name, kind, knowsVariables(name, kind, document));
        JsonNode statement = document.path("Statement");
        for (JsonNode each : statement.isArray() ? statement : List.of(statement)) {
            statements.add(parser.parse(statements.size(), each));
        }
        if (statements.isEmpty()) {
            throw new PolicyException(PolicyException.Fault.NO_STATEMENT, "it has no statement.").at(kind, place(name));
        }
        return new PolicyDocument(name, kind, statements);
    }

    /**
     * Reads a policy that was stored when it was deployed. One that an earlier version took and this one refuses denies
     * everything until it is deployed again, because the effect of its conditions is unknown.
     */
    public static PolicyDocument stored(String name, PolicyKind kind, JsonNode document) {
        try {
            return parse(name, kind, document);
        } catch (PolicyException e) {
            return parse(name, kind, kind.denyingEverything());
        }
    }

    // The elements around the statements, and whether the version knows policy variables.
    private static boolean knowsVariables(String name, PolicyKind kind, JsonNode document) {
        try {
            if (!document.isObject()) {
                throw new PolicyException("it is not a JSON object.");
            }
            document.fieldNames().forEachRemaining(element -> {
                if (!ELEMENTS.contains(element)) {
                    throw new PolicyException("it has the unknown element " + element + ".");
                }
            });
            if (!document.path("Id").isMissingNode() && !document.path("Id").isTextual()) {
                throw new PolicyException("its Id must be text.");
            }
            if (document.toString().length() > MOST_CHARACTERS) {
                throw new PolicyException("it is longer than " + MOST_CHARACTERS
                        + " characters, which is the most that any policy may have.");
            }
            return knowsVariables(document.path("Version"));
        } catch (PolicyException e) {
            throw e.at(kind, place(name));
        }
    }

    private static String place(String name) {
        return "The policy " + name;
    }

    // Policies of the older version, the default, take ${...} as it is written.
    private static boolean knowsVariables(JsonNode version) {
        if (version.isMissingNode()) {
            return false;
        }
        return switch (version.isTextual() ? version.asText() : "") {
            case "2012-10-17" -> true;
            case "2008-10-17" -> false;
            default -> throw new PolicyException("it has the unknown version " + version + ". Use \"2012-10-17\".");
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
