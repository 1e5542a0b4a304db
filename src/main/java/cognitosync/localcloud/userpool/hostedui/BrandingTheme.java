package cognitosync.localcloud.userpool.hostedui;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The colours and corners of the pages, as a style sheet of custom properties. Settings that a document omits have
 * Cognito's defaults; without a page background, the site's fan of colours replaces Cognito's picture.
 *
 * @param scheme {@code LIGHT}, {@code DARK} or {@code DYNAMIC}
 * @param fan whether the site's fan of colours is behind the form
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-brandingeditor.html">The branding
 *     editor</a>
 */
record BrandingTheme(
        String scheme, boolean fan, Map<Paint, String> light, Map<Paint, String> dark, Map<Corner, Integer> corners) {
    // Only matching values are written, so that a settings document cannot inject rules into the style sheet.
    private static final Pattern COLOUR = Pattern.compile("[0-9a-fA-F]{6}(?:[0-9a-fA-F]{2})?");
    private static final int LARGEST_RADIUS = 32;

    /** A colour: its path in a settings document, and Cognito's defaults in light and dark mode. */
    enum Paint {
        PAGE("components/pageBackground/MODE/color", "ffffff", "0f1b2a"),
        FORM("components/form/MODE/backgroundColor", "ffffff", "0f1b2a"),
        FORM_BORDER("components/form/MODE/borderColor", "c6c6cd", "424650"),
        HEADING("componentClasses/text/MODE/headingTextColor", "000716", "d1d5db"),
        TEXT("componentClasses/text/MODE/bodyTextColor", "414d5c", "d1d5db"),
        LABEL("componentClasses/inputLabel/MODE/textColor", "000716", "d1d5db"),
        DESCRIPTION("componentClasses/inputDescription/MODE/textColor", "5f6b7a", "8d99a8"),
        INPUT("componentClasses/input/MODE/defaults/backgroundColor", "ffffff", "0f1b2a"),
        INPUT_BORDER("componentClasses/input/MODE/defaults/borderColor", "7d8998", "5f6b7a"),
        LINK("componentClasses/link/MODE/defaults/textColor", "0972d3", "539fe5"),
        LINK_HOVER("componentClasses/link/MODE/hover/textColor", "033160", "89bdee"),
        FOCUS("componentClasses/focusState/MODE/borderColor", "0972d3", "539fe5"),
        BUTTON("components/primaryButton/MODE/defaults/backgroundColor", "0972d3", "539fe5"),
        BUTTON_TEXT("components/primaryButton/MODE/defaults/textColor", "ffffff", "000716"),
        BUTTON_HOVER("components/primaryButton/MODE/hover/backgroundColor", "033160", "89bdee"),
        BUTTON_HOVER_TEXT("components/primaryButton/MODE/hover/textColor", "ffffff", "000716"),
        ERROR("componentClasses/statusIndicator/MODE/error/backgroundColor", "fff7f7", "1a0000"),
        ERROR_BORDER("componentClasses/statusIndicator/MODE/error/borderColor", "d91515", "eb6f6f"),
        SUCCESS("componentClasses/statusIndicator/MODE/success/backgroundColor", "f2fcf3", "001a02"),
        SUCCESS_BORDER("componentClasses/statusIndicator/MODE/success/borderColor", "037f0c", "29ad32");

        private final String pointer;
        private final String light;
        private final String dark;

        Paint(String pointer, String light, String dark) {
            this.pointer = pointer;
            this.light = light;
            this.dark = dark;
        }

        private String in(JsonNode settings, String mode, String otherwise) {
            String colour = settings.at("/" + pointer.replace("MODE", mode)).asText("");
            return COLOUR.matcher(colour).matches() ? colour : otherwise;
        }
    }

    /** A corner radius. */
    enum Corner {
        FORM_RADIUS("components/form/borderRadius"),
        BUTTON_RADIUS("componentClasses/buttons/borderRadius"),
        INPUT_RADIUS("componentClasses/input/borderRadius");

        private final String pointer;

        Corner(String pointer) {
            this.pointer = pointer;
        }
    }

    /** Reads a settings document; an empty one gives Cognito's values. */
    static BrandingTheme of(JsonNode settings) {
        Map<Paint, String> light = new EnumMap<>(Paint.class);
        Map<Paint, String> dark = new EnumMap<>(Paint.class);
        for (Paint paint : Paint.values()) {
            light.put(paint, paint.in(settings, "lightMode", paint.light));
            dark.put(paint, paint.in(settings, "darkMode", paint.dark));
        }
        Map<Corner, Integer> corners = new EnumMap<>(Corner.class);
        for (Corner corner : Corner.values()) {
            int radius = settings.at("/" + corner.pointer).asInt(8);
            corners.put(corner, Math.max(0, Math.min(LARGEST_RADIUS, radius)));
        }
        String scheme = settings.at("/categories/global/colorSchemeMode").asText("DYNAMIC");
        boolean fan = settings.at("/components/pageBackground").isMissingNode();
        return new BrandingTheme(scheme, fan, light, dark, corners);
    }

    /** The style sheet. */
    String css() {
        StringBuilder css = new StringBuilder(":root {\n  --fan: ")
                .append(fan ? "block" : "none")
                .append(";\n");
        corners.forEach((corner, radius) -> css.append("  --")
                .append(name(corner))
                .append(": ")
                .append(radius)
                .append("px;\n"));
        css.append(variables(scheme.equals("DARK") ? dark : light))
                .append("  color-scheme: ")
                .append(scheme.equals("LIGHT") ? "light" : scheme.equals("DARK") ? "dark" : "light dark")
                .append(";\n}\n");
        if (!scheme.equals("LIGHT") && !scheme.equals("DARK")) {
            css.append("@media (prefers-color-scheme: dark) {\n:root {\n")
                    .append(variables(dark))
                    .append("}\n}\n");
        }
        return css.toString();
    }

    private static String variables(Map<Paint, String> colours) {
        StringBuilder variables = new StringBuilder();
        colours.forEach((paint, colour) -> variables
                .append("  --")
                .append(name(paint))
                .append(": #")
                .append(colour)
                .append(";\n"));
        return variables.toString();
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
