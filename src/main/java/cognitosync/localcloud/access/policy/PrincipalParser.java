package cognitosync.localcloud.access.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code Principal} and {@code NotPrincipal}. */
final class PrincipalParser {
    private PrincipalParser() {}

    static PrincipalElement parse(boolean except, JsonNode element) {
        if (element.isTextual()) {
            if (!element.asText().equals("*")) {
                throw new PolicyException(
                        PolicyFault.PRINCIPAL, "Principal must be \"*\" or an object such as {\"AWS\": …}.");
            }
            return new PrincipalElement(except, true, Set.of(), Set.of());
        }
        if (!element.isObject() || element.isEmpty()) {
            throw new PolicyException(
                    PolicyFault.PRINCIPAL, "Principal must be \"*\" or an object such as {\"AWS\": …}.");
        }
        Set<String> aws = new HashSet<>();
        Set<String> federated = new HashSet<>();
        for (Map.Entry<String, JsonNode> entry : element.properties()) {
            List<String> names = StatementParser.texts(entry.getKey(), entry.getValue());
            if (names.contains("")) {
                throw new PolicyException(
                        PolicyFault.PRINCIPAL, "The principal " + entry.getKey() + " must not be empty text.");
            }
            switch (entry.getKey()) {
                case "AWS" -> aws.addAll(names);
                case "Federated" -> federated.addAll(names);
                // AWS services and canonical users call nothing on this machine: named, they match nobody.
                case "Service", "CanonicalUser" -> {}
                default ->
                    throw new PolicyException(
                            PolicyFault.PRINCIPAL, "The principal type " + entry.getKey() + " is not known here.");
            }
        }
        return new PrincipalElement(except, aws.remove("*"), Set.copyOf(aws), Set.copyOf(federated));
    }
}
