import { type ThemeConfig, theme } from 'antd'

/** Volunteer red: the brand, and the one primary action of a page. Nothing else may use it. */
export const BRAND_RED = '#C8161D'

const INK = '#1D2430'
const CALM_BLUE = '#24557A'

/** Large type is for elders on both sides of the counter: everything grows, nothing scrolls sideways. */
export type TypeSize = 'normal' | 'large'

/** The one theme. Text contrasts are at least 4.5 : 1 on white and on the page's ground. */
export function buildTheme(typeSize: TypeSize): ThemeConfig {
  const large = typeSize === 'large'
  return {
    algorithm: theme.defaultAlgorithm,
    cssVar: { key: 'desk' },
    hashed: false,
    token: {
      fontFamily:
        "'Noto Sans SC', 'Microsoft YaHei', 'PingFang SC', system-ui, sans-serif, 'Apple Color Emoji'",
      fontSize: large ? 20 : 16,
      controlHeight: large ? 50 : 42,
      controlHeightLG: large ? 60 : 52,
      controlHeightSM: large ? 42 : 40,
      borderRadius: 8,
      borderRadiusLG: 12,
      colorPrimary: CALM_BLUE,
      colorLink: CALM_BLUE,
      colorInfo: CALM_BLUE,
      colorSuccess: '#1B7440',
      colorWarning: '#8F5B00',
      colorError: '#B23A0E',
      colorWarningBg: '#FCF3E0',
      colorWarningBorder: '#E3C68C',
      colorErrorBg: '#FCEFE9',
      colorErrorBorder: '#E5B5A1',
      colorSuccessBg: '#E8F4EC',
      colorSuccessBorder: '#A6D0B6',
      colorInfoBg: '#EAF1F6',
      colorInfoBorder: '#B4CCDD',
      colorTextBase: INK,
      colorTextPlaceholder: '#6C7480',
      colorTextDescription: '#555E6B',
      colorTextDisabled: '#6C7480',
      colorBorder: '#B9BFC8',
      colorBorderSecondary: '#E2E5E9',
      colorBgLayout: '#F4F5F6',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      wireframe: false,
    },
    components: {
      Button: { colorPrimary: BRAND_RED, algorithm: true, primaryShadow: 'none', defaultShadow: 'none' },
      Table: { headerBg: '#F4F5F6', headerColor: '#4A525E', rowHoverBg: '#EEF3F7', cellPaddingBlock: 12 },
      Select: { optionHeight: large ? 50 : 42, optionSelectedBg: '#E4EDF4' },
      Radio: { buttonSolidCheckedBg: CALM_BLUE },
      Tag: { defaultColor: INK },
    },
  }
}
