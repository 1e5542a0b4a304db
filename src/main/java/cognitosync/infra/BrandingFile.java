package cognitosync.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * The file that context value {@code branding=FILE} names: the settings document of managed login.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-brandingeditor.html">Apply
 *     branding to managed login</a>
 */
final class BrandingFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** The members that a settings document of Cognito has. */
    private static final Set<String> MEMBERS = Set.of("categories", "componentClasses", "components");

    private BrandingFile() {}

    static Map<String, Object> read(Path file) {
        JsonNode settings = parse(file);
        if (!settings.isObject() || settings.isEmpty()) {
            throw refused(file, "is not a JSON object with settings");
        }
        for (Iterator<String> names = settings.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!MEMBERS.contains(name)) {
                throw refused(file, "has a member \"" + name + "\" that managed login does not know");
            }
        }
        return JSON.convertValue(settings, OBJECT);
    }

    private static JsonNode parse(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (JsonProcessingException broken) {
            throw new RefusedInput(sentence(file, "is not JSON"), broken);
        } catch (IOException unreadable) {
            throw new RefusedInput(sentence(file, "cannot be read"), unreadable);
        }
    }

    private static RefusedInput refused(Path file, String what) {
        return new RefusedInput(sentence(file, what));
    }

    private static String sentence(Path file, String what) {
        return "Context value branding=" + file + ": the file " + what
                + "; give the settings that describe-managed-login-branding-by-client answers as \"Settings\", with"
                + " categories, componentClasses or components.";
    }
}
