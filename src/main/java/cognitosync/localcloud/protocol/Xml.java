package cognitosync.localcloud.protocol;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes XML: elements inside elements, texts escaped. */
public final class Xml {
    private final StringBuilder text = new StringBuilder();

    private Xml() {}

    /** A document with this root. */
    public static String document(String root, String namespace, Consumer<Xml> content) {
        Xml xml = new Xml();
        xml.text
                .append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<")
                .append(root)
                .append(" xmlns=\"")
                .append(escape(namespace))
                .append("\">");
        content.accept(xml);
        return xml.text.append("</").append(root).append('>').toString();
    }

    /** An element with a text. */
    public Xml text(String name, Object value) {
        return element(name, inside -> inside.text.append(escape(String.valueOf(value))));
    }

    /** Writes an element with text, if there is a text. */
    public Xml text(String name, Optional<?> value) {
        value.ifPresent(present -> text(name, present));
        return this;
    }

    /** An element with elements inside. */
    public Xml element(String name, Consumer<Xml> content) {
        text.append('<').append(name).append('>');
        content.accept(this);
        text.append("</").append(name).append('>');
        return this;
    }

    /** A list, each item in an element {@code member}. */
    public <T> Xml members(String name, Iterable<T> items, BiConsumer<Xml, T> content) {
        return element(name, list -> items.forEach(item -> list.element("member", xml -> content.accept(xml, item))));
    }

    /** Text of an element that has nothing else. */
    public Xml plain(String value) {
        text.append(escape(value));
        return this;
    }

    /** With what XML cannot hold replaced. */
    public static String escape(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "\ufffd")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                // Parsers make a line feed of it.
                .replace("\r", "&#xD;");
    }
}
