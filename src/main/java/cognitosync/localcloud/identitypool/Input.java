package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.protocol.Constraints;
import cognitosync.localcloud.protocol.Members;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the members of a request to Cognito Identity and collects all that violate their constraints. */
final class Input {
    private static final Pattern ACCOUNT_ID = Pattern.compile("\\d+");
    private static final int MAX_ACCOUNT_ID = 15;
    private static final int MAX_LOGINS = 10;
    private static final int MAX_PROVIDER = 128;
    private static final int MAX_TOKEN = 50_000;

    private final Members members;
    private final Constraints constraints = new Constraints(Errors::validation);

    Input(ObjectNode body) {
        this.members = new Members(body);
    }

    /** A required id of a pool or an identity. */
    String id(String member) {
        Optional<String> id = members.text(member);
        constraints.present(lowerFirst(member), id);
        id.ifPresent(value -> requireId(member, value));
        return id.orElse("");
    }

    /** A required list of ids. */
    List<String> ids(String member, int most) {
        List<String> ids = texts(member, most);
        ids.forEach(id -> requireId(member, id));
        return ids;
    }

    /** A required list of names of providers. */
    List<String> providers(String member) {
        List<String> names = texts(member, Integer.MAX_VALUE);
        if (names.stream().anyMatch(name -> name.isEmpty() || name.length() > MAX_PROVIDER)) {
            constraints.violated(lowerFirst(member), "Member must have 1 to " + MAX_PROVIDER + " characters");
        }
        return names;
    }

    private List<String> texts(String member, int most) {
        List<String> texts = members.texts(member);
        if (members.node().hasNonNull(member)) {
            constraints.elements(lowerFirst(member), texts, 1, most);
        } else {
            constraints.present(lowerFirst(member), Optional.empty());
        }
        return texts;
    }

    /** A required number. */
    int number(String member, int least, int most) {
        Optional<Integer> number = members.integer(member);
        constraints.present(lowerFirst(member), number);
        number.ifPresent(value -> constraints.between(lowerFirst(member), value, least, most));
        return number.orElse(least);
    }

    boolean flag(String member) {
        return members.flag(member);
    }

    Optional<String> optionalText(String member) {
        return members.text(member);
    }

    /** The account, which AWS takes and does not need. */
    void accountId() {
        members.text("AccountId").ifPresent(id -> require("AccountId", id, ACCOUNT_ID, MAX_ACCOUNT_ID));
    }

    /** Tokens by their provider. */
    Map<String, String> logins() {
        Map<String, String> logins = new LinkedHashMap<>();
        members.structure("Logins").ifPresent(given -> given.node()
                .fieldNames()
                .forEachRemaining(
                        provider -> logins.put(provider, given.text(provider).orElse(""))));
        logins.forEach((provider, token) -> {
            if (token.isEmpty()
                    || token.length() > MAX_TOKEN
                    || provider.isEmpty()
                    || provider.length() > MAX_PROVIDER) {
                // The value is a token: it is not repeated.
                constraints.violated(
                        "logins",
                        "Map keys must have 1 to " + MAX_PROVIDER + " characters, map values 1 to " + MAX_TOKEN);
            }
        });
        if (logins.size() > MAX_LOGINS) {
            constraints.violated("logins", "Member must have length less than or equal to " + MAX_LOGINS);
        }
        return logins;
    }

    /** Refuses a member that changes the answer on AWS and is not run here. */
    void refuse(String member) {
        if (members.node().hasNonNull(member)) {
            throw Errors.invalidParameter(member + " is not supported by the local cloud.");
        }
    }

    /**
     * Ends the reading.
     *
     * @throws cognitosync.localcloud.protocol.AwsException {@code ValidationException} naming every violation
     */
    void requireValid() {
        constraints.verify();
    }

    private void requireId(String member, String id) {
        require(member, id, Constraints.COGNITO_ID, Constraints.COGNITO_ID_LENGTH);
    }

    // A value that is too long is not repeated, and not held against the pattern.
    private void require(String member, String value, Pattern pattern, int most) {
        if (value.length() > most) {
            constraints.violated(lowerFirst(member), "Member must have length less than or equal to " + most);
        } else {
            constraints.length(lowerFirst(member), value, 1, most).pattern(lowerFirst(member), value, pattern);
        }
    }

    private static String lowerFirst(String member) {
        return Character.toLowerCase(member.charAt(0)) + member.substring(1);
    }
}
