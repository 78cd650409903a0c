export type Language = 'zh' | 'en';

/** Words in Chinese, which is always there, and in English, which should be. */
export interface Text {
  readonly zh: string;
  readonly en?: string | undefined;
}

/** The words in the language asked for; Chinese where there is no English. */
export const inLanguage = (text: Text, language: Language): string =>
  language === 'en' ? (text.en ?? text.zh) : text.zh;
