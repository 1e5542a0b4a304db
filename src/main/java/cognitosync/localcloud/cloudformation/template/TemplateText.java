package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The text of a stored template, parsed once, when its content is first needed. */
public final class TemplateText {
    private final String text;
    private volatile boolean isParsed;
    private volatile ObjectNode json;

    public TemplateText(String text) {
        this.text = text;
    }

    /** As it was submitted. */
    public String text() {
        return text;
    }

    /** Its content; empty where it cannot be parsed. */
    public Optional<ObjectNode> json() {
        if (!isParsed) {
            json = StoredJson.object(text).orElse(null);
            isParsed = true;
        }
        return Optional.ofNullable(json);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TemplateText template && template.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
